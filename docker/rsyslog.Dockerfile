# A real rsyslog. Its configuration is mounted: one for each run, or docker/rsyslog.conf for people (compose.yaml).
FROM debian:bookworm-slim
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends rsyslog \
 && rm -rf /var/lib/apt/lists/*
