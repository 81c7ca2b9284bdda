/** How WeChat's own elements look before any WXSS. */
export const elementsCss = `
:host { display: block; position: relative; overflow: hidden; height: 100%; }
* { box-sizing: border-box; }
.frame {
  position: relative; display: flex; flex-direction: column; height: 100%; overflow: hidden;
  /* position: fixed inside is fixed to the phone, not to the browser */
  transform: translateZ(0);
  font: 16px/1.4 system-ui, -apple-system, 'PingFang SC', 'Noto Sans CJK SC', sans-serif;
  --rpx: calc(100cqw / 750); container-type: inline-size;
  -webkit-tap-highlight-color: transparent; user-select: none;
}
.nav {
  flex: none; display: grid; grid-template-columns: 96px 1fr 96px; align-items: center;
  height: calc(44px + var(--status-bar, 0px)); padding-top: var(--status-bar, 0px);
  font-size: 17px; font-weight: 600; text-align: center;
}
.nav-title { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.nav-back, .nav-close {
  border: 0; padding: 0; background: none; color: inherit; font: inherit; cursor: pointer;
}
.nav-back { justify-self: start; width: 44px; height: 44px; font-size: 26px; line-height: 40px; }
.nav-close {
  justify-self: end; width: 78px; height: 30px; margin-right: 8px; border: 1px solid #8883;
  border-radius: 16px; background: #fff9; color: #000; font-size: 15px; line-height: 26px;
}
.dark .nav-close { background: #0006; color: #fff; }
.scroller { flex: 1; min-height: 0; overflow: hidden auto; overscroll-behavior: contain; }
.scroller::-webkit-scrollbar { display: none; }
.pull { height: 0; overflow: hidden; color: #888; font-size: 14px; line-height: 50px; text-align: center; transition: height .2s; }
.pull.on { height: 50px; }
wx-page { display: block; min-height: 100%; }
wx-view, wx-scroll-view, wx-textarea, wx-input { display: block; }
wx-scroll-view[scroll-y] { overflow-y: auto; }
wx-scroll-view[scroll-x] { overflow-x: auto; white-space: nowrap; }
wx-text { display: inline; white-space: pre-wrap; }
wx-text[user-select], wx-text[selectable] { user-select: text; }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-image > img { width: 100%; height: 100%; object-fit: fill; }
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
.mask { position: absolute; inset: 0; display: grid; place-items: center; z-index: 9; }
.mask.dim { background: #0009; }
.toast { max-width: 70%; padding: 12px 18px; border-radius: 8px; background: #4c4c4cee; color: #fff; font-size: 15px; text-align: center; }
.modal { width: 80%; border-radius: 12px; overflow: hidden; background: #fff; color: #000; text-align: center; }
.dark .modal { background: #2c2c2c; color: #fffd; }
.modal h3 { margin: 24px 20px 8px; font-size: 17px; }
.modal p { margin: 8px 20px 24px; color: #8a8a8a; font-size: 16px; }
.modal div { display: flex; border-top: 1px solid #8884; }
.modal button, .sheet button { flex: 1; border: 0; background: none; color: #576b95; font: inherit; font-size: 17px; line-height: 54px; cursor: pointer; }
.modal button + button { border-left: 1px solid #8884; }
.sheet { align-self: end; width: 100%; background: #fff; display: flex; flex-direction: column; }
`
