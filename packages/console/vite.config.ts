import { defineConfig } from 'vite'

/** Browsers of the last four years; Chinese ones are Chromium of about two years ago. */
const BROWSERS = ['chrome99', 'edge99', 'firefox97', 'safari15.4']

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
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
        // seven small ones that wait for each other on the few connections of HTTP/1.1.
        codeSplitting: {
          groups: [{ name: 'parts', test: /console\/src|@tanstack/, minShareCount: 2 }],
        },
      },
    },
  },
})
