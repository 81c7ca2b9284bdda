/** The web page around the Mini Program: the phone's own status bar and home bar, as on an iPhone. */
export const PHONE_PAGE = `<!doctype html>
<style>
  html, body { margin: 0; height: 100%; overflow: hidden; }
  #phone { height: 100%; --status-bar: 44px; --safe-area-inset-bottom: 34px; }
  .status, .home { position: fixed; left: 0; right: 0; z-index: 9; pointer-events: none; color: #000; }
  .dark .status, .dark .home { color: #fff; }
  .status { top: 0; display: flex; align-items: center; justify-content: space-between; box-sizing: border-box; height: 44px; padding: 4px 24px 0 34px; font: 600 16px 'Noto Sans CJK SC', sans-serif; }
  .status svg { height: 12px; fill: currentColor; }
  .home { bottom: 8px; width: 134px; height: 5px; margin: 0 auto; border-radius: 3px; background: currentColor; }
</style>
<body>
  <div id="phone"></div>
  <div class="status" aria-hidden="true">
    <span>9:30</span>
    <svg viewBox="0 0 66 12">
      <path d="M0 8h3v4H0zm5-3h3v7H5zm5-2h3v9h-3zm5-3h3v12h-3z"/>
      <path d="M31 2.4c2.5 0 4.8 1 6.5 2.6l1.3-1.4A11.3 11.3 0 0 0 31 .5c-3 0-5.8 1.2-7.8 3.1L24.5 5A9.4 9.4 0 0 1 31 2.4zm0 4c1.4 0 2.7.5 3.7 1.4L36 6.4a7.4 7.4 0 0 0-10 0l1.3 1.4c1-.9 2.3-1.4 3.7-1.4zm0 3.6c-.7 0-1.3.2-1.8.7l1.8 1.8 1.8-1.8a2.6 2.6 0 0 0-1.8-.7z"/>
      <path fill-rule="evenodd" d="M45 0h16a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H45a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3zm0 1a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V3a2 2 0 0 0-2-2zm.5 1h15a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 44 8.5v-5A1.5 1.5 0 0 1 45.5 2z"/>
      <path d="M65 4c.7.4 1 1.1 1 2s-.3 1.6-1 2z"/>
    </svg>
  </div>
  <i class="home" aria-hidden="true"></i>
</body>`
