# A folder of articles, published and served by nginx: docs/hosting.md, "A container". Beside it: the
# packed file (`npm pack`).
FROM node:24.21.0-bookworm-slim
RUN apt-get update && apt-get install --yes --no-install-recommends nginx-light && rm -rf /var/lib/apt/lists/*
WORKDIR /healthwire
COPY healthwire-*.tgz ./
RUN npm install --no-audit --no-fund --cache /tmp/npm ./healthwire-*.tgz && rm -rf /tmp/npm
COPY infra/docker/ ./
RUN mkdir -p /site && chown node /site
VOLUME /site
EXPOSE 8080
USER node
HEALTHCHECK --interval=30s --start-period=60s CMD ["node", "-e", "fetch('http://localhost:8080/').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["sh", "serve.sh"]
