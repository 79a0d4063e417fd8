# The testee of the TypeScript port on one Node. The context is the root of the repository after `npm ci`, or what the
# harness lays out like it. koffi gives Node Unix sockets for datagrams.
ARG NODE_VERSION=24
FROM node:${NODE_VERSION}-slim
COPY conformance/package.json /logparity/
COPY conformance/dist/testees /logparity/dist/testees
COPY fixtures/signatures.json fixtures/graph-attributes.json /logparity/fixtures/
COPY impl/package.json /logparity/node_modules/logparity/
COPY impl/dist /logparity/node_modules/logparity/dist
COPY node_modules/koffi /logparity/node_modules/koffi
COPY node_modules/@koromix /logparity/node_modules/@koromix
ENV LC_ALL=C.UTF-8 TZ=UTC
ENTRYPOINT ["node", "/logparity/dist/testees/node/main.js"]
