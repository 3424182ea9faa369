import type { Command } from 'commander'
import { Argument } from 'commander'
import type { CommandContext } from '../context.ts'

type Shell = 'zsh' | 'bash' | 'fish' | 'powershell'

const help = `
Examples:
  molt completion zsh > "\${fpath[1]}/_molt"
  molt completion bash > ~/.local/share/bash-completion/completions/molt
  molt completion fish > ~/.config/fish/completions/molt.fish
  molt completion powershell | Out-String | Invoke-Expression`

/** Adds `molt completion`. */
export const addCompletion = async (program: Command, _: CommandContext): Promise<void> => {
  program
    .command('completion')
    .description('Prints a script that completes commands, options and known values in a shell.')
    .addArgument(new Argument('<shell>').choices(['zsh', 'bash', 'fish', 'powershell']))
    .addHelpText('after', help)
    .action(async (shell: Shell) => {
      const { script } = await import('@bomb.sh/tab')
      script(shell, 'molt', 'molt')
    })
}
