# The console is made of what only building it needs.
FROM node:26-slim AS console
WORKDIR /fahuo
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .pnpmfile.mjs ./
COPY packages/client/package.json packages/client/
COPY packages/console/package.json packages/console/
# With the optional packages, which hold the builders' programs for this machine.
RUN npx -y pnpm@12.21.0 install --frozen-lockfile --filter "@fahuo/console..."
COPY tsconfig.base.json ./
COPY packages/client/src packages/client/src
COPY packages/console packages/console
COPY scripts scripts
RUN node scripts/build-console.ts

# The server, small and not root. Node 26 runs the TypeScript as it is: nothing is compiled.
FROM node:26-slim AS packages
WORKDIR /fahuo
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .pnpmfile.mjs ./
COPY server/package.json server/
COPY packages/client/package.json packages/client/
COPY packages/contract/package.json packages/contract/
COPY packages/wechat/package.json packages/wechat/
# Optional packages are other machines' Node; this one has its own.
RUN npx -y pnpm@12.21.0 install --prod --no-optional --frozen-lockfile --filter "@fahuo/server..."
COPY server/src server/src
COPY packages/client/src packages/client/src
COPY packages/contract/src packages/contract/src
COPY packages/wechat/src packages/wechat/src
# Compiled once, for all starts: each thread needs 10 MB less then. Without settings the server only ends.
RUN NODE_OPTIONS="--max-semi-space-size=4 --max-old-space-size=512" \
  NODE_COMPILE_CACHE=server/node_modules/.cache/compiled \
  node --input-type=module --eval "\
    const files = ['imports/reader-thread', 'database/sqlite/writer-thread', 'main']; \
    for (const file of files) await import(process.cwd() + '/server/src/' + file + '.ts').catch(() => {})" \
  2>/dev/null; chmod -R a+rX server/node_modules/.cache

FROM node:26-slim
WORKDIR /fahuo
ENV NODE_ENV=production DATABASE_URL=/data/fahuo.db PORT=4000
# Of the heap: with Node's own limits the server would take half as much again. -e NODE_OPTIONS changes them.
ENV NODE_OPTIONS="--max-semi-space-size=4 --max-old-space-size=512" \
  NODE_COMPILE_CACHE=/fahuo/server/node_modules/.cache/compiled
COPY --from=packages /fahuo /fahuo
COPY --from=console /fahuo/packages/console/dist /fahuo/packages/console/dist
RUN mkdir -m 700 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "server/src/main.ts"]
