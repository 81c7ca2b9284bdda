// The node-* packages write their `os` and `cpu` as plain strings, which pnpm does not
// put into the lock file; the Windows one (90 MB) would then be installed everywhere.
const listed = (value) => (typeof value === 'string' ? [value] : value)

export const hooks = {
  readPackage(pkg) {
    if (/^node-(bin-)?(linux|darwin|win)-/.test(pkg.name ?? '')) {
      pkg.os = listed(pkg.os)
      pkg.cpu = listed(pkg.cpu)
    }
    return pkg
  },
}
