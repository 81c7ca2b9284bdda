/** The default styles of WeChat's elements in a page. */
export const pageCss = `
:host {
  position: absolute; inset: 0; display: flex; flex-direction: column; container-type: inline-size;
  /* Makes position: fixed relative to the page instead of the browser's window. */
  transform: translateZ(0);
}
/* Not display: none, which would lose the scroll position. */
:host([hidden]) { visibility: hidden; pointer-events: none; }
:host(.enter) { animation: page-enter .22s ease-out; }
@keyframes page-enter { from { transform: translateX(30%); opacity: .2; } }
@media (prefers-reduced-motion: reduce) { :host(.enter) { animation: none; } }
* { box-sizing: border-box; }
.scroller {
  flex: 1; min-height: 0; overflow: hidden auto; overscroll-behavior: contain;
  --rpx: calc(100cqw / 750); scrollbar-width: none;
}
.pull {
  display: grid; grid-auto-flow: column; gap: 6px; place-content: center; height: 0; overflow: hidden;
  --dot: #0004;
}
.pull.light { --dot: #fff9; }
.pull.settling { transition: height .2s; }
.pull i { width: 7px; height: 7px; border-radius: 50%; background: var(--dot); }
.pull.on i { animation: pull-dot .9s infinite alternate; }
.pull.on i:nth-child(2) { animation-delay: .3s; }
.pull.on i:nth-child(3) { animation-delay: .6s; }
@keyframes pull-dot { to { opacity: .25; } }
wx-page { display: block; min-height: 100%; }
wx-view, wx-scroll-view, wx-textarea, wx-input { display: block; }
wx-scroll-view[scroll-y] { overflow-y: auto; }
wx-scroll-view[scroll-x] { overflow-x: auto; white-space: nowrap; }
wx-text { display: inline; white-space: pre-wrap; }
wx-text[user-select], wx-text[selectable] { user-select: text; }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-image > img { display: block; width: 100%; height: 100%; object-fit: fill; }
wx-image[mode='aspectFit'] > img { object-fit: contain; }
wx-image[mode='aspectFill'] > img { object-fit: cover; }
wx-input > input, wx-textarea > textarea {
  width: 100%; border: 0; outline: 0; padding: 0; background: none; color: inherit; font: inherit;
}
wx-button {
  display: block; position: relative; padding: 0 14px; border-radius: 5px; overflow: hidden;
  background: #f8f8f8; color: #000; font-size: 18px; line-height: 2.55; text-align: center; cursor: pointer;
}
wx-button:active { filter: brightness(.93); }
wx-button[disabled] { cursor: default; }
wx-button[loading]::before {
  content: ''; display: inline-block; width: 18px; height: 18px; margin-right: 8px;
  border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%;
  vertical-align: -3px; animation: wx-turn 1s linear infinite;
}
@keyframes wx-turn { to { transform: rotate(1turn); } }
[role='button'] { cursor: pointer; }
.scroller:focus { outline: none; }
wx-page :focus-visible { outline: 2px solid #07c160; outline-offset: -2px; border-radius: 4px; }
wx-input:has(:focus-visible), wx-textarea:has(:focus-visible) { outline: 2px solid #07c160; outline-offset: 2px; }
`
