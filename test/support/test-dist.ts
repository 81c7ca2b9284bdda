/** Beside miniapp/dist, so that the tests leave a developer's own build alone. */
export const TEST_DIST = 'dist-test'
