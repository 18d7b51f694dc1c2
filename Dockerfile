# docker build --tag pm-coach .
# docker run --env SLACK_BOT_TOKEN --env SLACK_APP_TOKEN --volume pm-coach:/var/lib/pm-coach pm-coach

FROM debian:bookworm-slim AS build
WORKDIR /source
COPY script script
RUN script/setup build
COPY . .
RUN script/build

FROM debian:bookworm-slim
RUN --mount=type=bind,source=script,target=/source/script \
    /source/script/setup runtime && rm -rf /var/lib/apt/lists/*
RUN useradd --system --create-home --home-dir /var/lib/pm-coach pm-coach
COPY --from=build /source/build/release/pm-coach /usr/local/bin/pm-coach

ENV COACH_DATABASE=/var/lib/pm-coach/pm-coach.db
VOLUME /var/lib/pm-coach
WORKDIR /var/lib/pm-coach
USER pm-coach
ENTRYPOINT ["pm-coach"]
CMD ["run"]
