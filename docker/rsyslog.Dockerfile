# A real rsyslog. The harness brings a configuration for each run; docker/rsyslog.conf is for people (compose.yaml).
FROM debian:bookworm-slim
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends rsyslog \
 && rm -rf /var/lib/apt/lists/*
CMD ["rsyslogd", "-n", "-f", "/etc/rsyslog.conf", "-i", "/tmp/rsyslogd.pid"]
