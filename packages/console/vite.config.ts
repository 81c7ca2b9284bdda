import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite'

/** Browsers of the last four years; Chinese ones are Chromium of about two years ago. */
const BROWSERS = ['chrome99', 'edge99', 'firefox97', 'safari15.4']

const BASE = '/console/'

/** What the first file loads in any case: the browser fetches it beside that file, not after it. */
const APP = '/src/app.tsx'

const preloadApp: Plugin = {
  name: 'preload-app',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      const app = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(APP))
      if (!app) throw new Error(`no file of ${APP}`)
      const entry = chunks.find(({ isEntry }) => isEntry)
      const known = new Set([entry?.fileName, ...(entry?.imports ?? [])])
      const names = [app.fileName, ...app.imports].filter((name) => !known.has(name))
      const styles = [app, ...chunks.filter(({ fileName }) => app.imports.includes(fileName))]
        .flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])
        .filter((name) => !entry?.viteMetadata?.importedCss.has(name))
      const link = (rel: string, name: string): HtmlTagDescriptor => ({
        tag: 'link',
        attrs: { rel, crossorigin: true, href: BASE + name },
        injectTo: 'head',
      })
      return [
        ...names.map((name) => link('modulepreload', name)),
        ...[...new Set(styles)].map((name) => link('stylesheet', name)),
      ]
    },
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: BASE,
  plugins: [preloadApp],
  build: {
    target: BROWSERS,
    // The policy allows files of our own only: nothing is written into the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Libraries mark files for servers that render React; nothing is rendered there here.
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      output: {
        // What several screens are made of, in one file beside the first: a screen is one more file, not
        // seven small ones that wait for each other on the few connections of HTTP/1.1. What the first
        // file is made of stays in it, and small.
        codeSplitting: {
          groups: [
            { name: 'begin', test: /console\/src\/begin\/|packages\/client\/src/, priority: 2 },
            { name: 'parts', test: /console\/src|@tanstack/, minShareCount: 2 },
          ],
        },
      },
    },
  },
})
