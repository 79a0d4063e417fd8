# Sourced by .ci/run: a Docker daemon with the images that the tests ask for, on a machine without a registry.

docker_pid=

# Starts a daemon if none runs; what is started here is stopped by docker_down.
docker_up() {
  docker info >/dev/null 2>&1 && return
  dockerd >"$1" 2>&1 &
  docker_pid=$!
  for _ in $(seq 60); do
    docker info >/dev/null 2>&1 && return
    sleep 0.5
  done
  tail -5 "$1" >&2
  return 1
}

docker_down() {
  [ -n "$docker_pid" ] || return 0
  kill "$docker_pid" 2>/dev/null || true
  wait "$docker_pid" 2>/dev/null || true
  docker_pid=
}

# Stand-ins under the tags of the public images. MailHog's is built from the program that .ci/run made.
docker_images() {
  local shared=$1 mailhog=$2 trees
  trees=$(command -v pyenv >/dev/null && pyenv root || echo "$HOME/.pyenv")/versions
  PY_TREES=$trees bash "$shared/seed-images.sh" || echo 'not every image could be made; what is missing fails below'
  docker image inspect mailhog/mailhog:v1.0.1 >/dev/null 2>&1 && return
  local folder
  folder=$(mktemp -d)
  cp "$mailhog" "$folder/MailHog"
  printf '%s\n' 'FROM debian:bookworm-slim' 'COPY MailHog /usr/local/bin/MailHog' 'LABEL seed.standin=1' \
    'EXPOSE 1025 8025' 'ENTRYPOINT ["MailHog"]' >"$folder/Dockerfile"
  docker build -q -t mailhog/mailhog:v1.0.1 "$folder" >/dev/null
  rm -rf "$folder"
}
