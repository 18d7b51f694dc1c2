# docker build --tag pm-coach .     How to run it: docs/install.md. Needs BuildKit, as Docker 23 and
# newer have, or podman. tests/package/run runs these very lines where there is no engine.

FROM debian:bookworm-slim AS build
WORKDIR /source
COPY script script
RUN script/setup build package
COPY . .
RUN script/package

FROM debian:bookworm-slim
# The number is fixed, so that a volume fits the next image.
RUN groupadd --system --gid 990 pm-coach && \
    useradd --system --uid 990 --gid 990 --no-create-home --home-dir /var/lib/pm-coach pm-coach
RUN --mount=type=bind,from=build,source=/source/build/package,target=/package \
    apt-get update && \
    apt-get install --yes --no-install-recommends /package/*.deb && \
    rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/*-old /var/log/*

ENV COACH_DATABASE=/var/lib/pm-coach/pm-coach.db COACH_HTTP=:9090
VOLUME /var/lib/pm-coach
WORKDIR /var/lib/pm-coach
USER 990:990
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["pm-coach", "health"]
ENTRYPOINT ["pm-coach"]
CMD ["run"]
