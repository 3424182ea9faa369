import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import { h, onMounted, ref } from 'vue'
import { listenForRuns, openPlayground } from '../../site/playground/mount.ts'
import './style.css'

const base = import.meta.env.BASE_URL

/** The panel of the page that has only a playground. */
const Playground = {
  setup() {
    const holder = ref<HTMLElement>()
    onMounted(() => holder.value && openPlayground(holder.value, base))
    return () => h('div', { ref: holder })
  },
}

/** The chat of examples/chat-page, which runs in the page. */
const ChatDemo = {
  render: () =>
    h('iframe', {
      class: 'chat-demo',
      src: `${base}chat-demo/chat.htm`,
      title: 'A chat with an agent of the sandbox',
    }),
}

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('Playground', Playground)
    app.component('ChatDemo', ChatDemo)
    if (!import.meta.env.SSR) listenForRuns(base)
  },
} satisfies Theme
