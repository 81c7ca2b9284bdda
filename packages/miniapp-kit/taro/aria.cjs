/**
 * What screen readers need. Taro's types have ariaRole and ariaLabel, its weapp templates drop them:
 * the templates and the runtime must learn them alike, since both number the attributes.
 */
const aria = {
  'aria-role': '',
  'aria-label': '',
  'aria-selected': '',
}

module.exports = { View: aria, Button: { 'aria-label': '' }, Input: { 'aria-label': '' } }
