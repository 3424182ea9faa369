import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { typescriptLanguage } from '@codemirror/lang-javascript'
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language'
import type { Diagnostic } from '@codemirror/lint'
import { linter } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'
import { EditorView, hoverTooltip, keymap } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { element } from './element.ts'
import type { LanguageClient } from './language-client.ts'
import { createLanguageClient } from './language-client.ts'
import type { Description } from './language-messages.ts'
import type { Editor } from './textarea.ts'

/** Creates an editor that knows the types of the packages: completion, errors and descriptions. */
export function createEditor(code: string, languageUrl: string): Editor {
  const language = createLanguageClient(languageUrl)
  const view = new EditorView({
    doc: code,
    extensions: [
      history(),
      typescriptLanguage,
      syntaxHighlighting(highlightStyle),
      bracketMatching(),
      closeBrackets(),
      indentOnInput(),
      EditorView.contentAttributes.of({ 'aria-label': 'Program' }),
      autocompletion({ override: [(context) => complete(language, context)] }),
      linter(({ state }) => check(language, state.doc.toString())),
      describeOnHover(language),
      // Not the Tab key: it leaves the editor, for readers who use a keyboard only.
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
    ],
  })
  return { node: view.dom, code: () => view.state.doc.toString() }
}

const color = (name: string): { color: string } => ({ color: `var(--code-${name})` })

const highlightStyle = HighlightStyle.define([
  { tag: tags.comment, ...color('comment') },
  { tag: tags.string, ...color('string') },
  { tag: [tags.number, tags.bool, tags.null], ...color('constant') },
  { tag: tags.keyword, ...color('keyword') },
  { tag: tags.function(tags.variableName), ...color('function') },
  { tag: tags.function(tags.propertyName), ...color('function') },
  { tag: [tags.typeName, tags.className], ...color('type') },
])

async function complete(
  language: LanguageClient,
  context: CompletionContext,
): Promise<CompletionResult | null> {
  const isAfterName = context.matchBefore(/[\w$.'"/@-]$/)
  if (!isAfterName && !context.explicit) return null
  const code = context.state.doc.toString()
  const position = context.pos
  const found = await language.ask({ kind: 'complete', code, position })
  if (found === undefined) return null
  return {
    from: found.from,
    validFor: /^[\w$]*$/,
    options: found.items.map(({ name, kind }) => ({
      label: name,
      type: kind,
      info: async () => {
        const description = await language.ask({ kind: 'explain', code, position, name })
        return description ? describe(description) : null
      },
    })),
  }
}

async function check(language: LanguageClient, code: string): Promise<Diagnostic[]> {
  const problems = await language.ask({ kind: 'check', code })
  return problems.map((problem) => ({ ...problem, severity: 'error' }))
}

const describeOnHover = (language: LanguageClient): Extension =>
  hoverTooltip(async (view, position) => {
    const code = view.state.doc.toString()
    const description = await language.ask({ kind: 'describe', code, position })
    return description ? { pos: position, create: () => ({ dom: describe(description) }) } : null
  })

const describe = ({ type, documentation }: Description): HTMLElement => {
  const node = element('div', { className: 'description' })
  node.append(element('code', { textContent: type }), element('p', { textContent: documentation }))
  return node
}
