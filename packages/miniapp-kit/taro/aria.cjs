/**
 * The attributes that screen readers need. Taro's types have ariaRole and ariaLabel, but its weapp
 * templates drop them. Templates and runtime number the attributes, so both must get the same list.
 */
const aria = {
  'aria-role': '',
  'aria-label': '',
  'aria-selected': '',
}

module.exports = { View: aria, Button: { 'aria-label': '' }, Input: { 'aria-label': '' } }
