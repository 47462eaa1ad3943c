#!/bin/bash
# Understands JOB_MANAGER_RPC_ADDRESS, TASK_MANAGER_NUMBER_OF_TASK_SLOTS and FLINK_PROPERTIES of
# Flink's image, and its first arguments jobmanager, standalone-job, taskmanager and help.
set -euo pipefail
. "$FLINK_HOME/bin/java-options"

if [ "${1:-help}" = help ]; then
  echo "usage: docker-entrypoint.sh (jobmanager|standalone-job|taskmanager|help|COMMAND) [ARGUMENT...]"
  exit 0
fi
if [ "$(id -u)" = 0 ]; then
  exec setpriv --reuid flink --regid flink --init-groups "$0" "$@"
fi

settings=()
case "$1" in
  jobmanager | standalone-job | taskmanager)
    host=${JOB_MANAGER_RPC_ADDRESS:-$([ "$1" = taskmanager ] || hostname)}
    [ -z "$host" ] || settings+=("-Djobmanager.rpc.address=$host")
    [ -z "${TASK_MANAGER_NUMBER_OF_TASK_SLOTS:-}" ] ||
      settings+=("-Dtaskmanager.numberOfTaskSlots=$TASK_MANAGER_NUMBER_OF_TASK_SLOTS")
    ;;
esac
while IFS= read -r line; do
  line=${line#"${line%%[![:space:]]*}"}
  case "$line" in
    '' | '#'*) ;;
    *:*)
      value=${line#*:}
      settings+=("-D${line%%:*}=${value#"${value%%[![:space:]]*}"}")
      ;;
  esac
done <<<"${FLINK_PROPERTIES:-}"
if [ "${#settings[@]}" -gt 0 ]; then
  if [ -w "$FLINK_CONF_DIR/config.yaml" ]; then
    ask_flink UPDATE_AND_GET_FLINK_CONFIGURATION --configDir "$FLINK_CONF_DIR" "${settings[@]}" >/tmp/config.yaml
    cat /tmp/config.yaml >"$FLINK_CONF_DIR/config.yaml"
  else
    echo "$FLINK_CONF_DIR/config.yaml cannot be written; it stays as it is" >&2
  fi
fi

case "$1" in
  jobmanager | standalone-job | taskmanager)
    process=$1
    shift
    exec "$FLINK_HOME/bin/$process.sh" start-foreground "$@"
    ;;
  *) exec "$@" ;;
esac
