#!/bin/bash
# Runs the process under whose name it was called, in the foreground: jobmanager.sh, taskmanager.sh,
# standalone-job.sh, each with `start-foreground` and arguments of the process.
set -euo pipefail
FLINK_HOME=${FLINK_HOME:-/opt/flink}
. "$FLINK_HOME/bin/java-options"

name=$(basename "$0" .sh)
[ "${1:-}" = start-foreground ] || { echo "$name.sh: this stand-in knows start-foreground only" >&2; exit 64; }
shift
case "$name" in
  jobmanager) class=org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint resources=JM kind=jobmanager ;;
  standalone-job) class=org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint resources=JM kind=jobmanager ;;
  taskmanager) class=org.apache.flink.runtime.taskexecutor.TaskManagerRunner resources=TM kind=taskmanager ;;
esac

# The first line is options of the JVM, the second are settings made of the configured sizes.
mapfile -t sizes < <(ask_flink "GET_${resources}_RESOURCE_PARAMS" --configDir "$FLINK_CONF_DIR" "$@")
[ "${#sizes[@]}" -ge 1 ] || { echo "$name.sh: the configured memory does not add up" >&2; exit 1; }

setting() { # key
  ask_flink UPDATE_AND_GET_FLINK_CONFIGURATION --configDir "$FLINK_CONF_DIR" -flatten |
    sed -n "s/^$1: *//p" | sed "s/^['\"]//; s/['\"]\$//"
}
options="$(setting env.java.opts.all) $(setting "env.java.opts.$kind")"

# shellcheck disable=SC2086 # options are several words
exec java "${JDK_OPTIONS[@]}" ${sizes[0]} $options \
  -Dlog4j.configurationFile="$FLINK_CONF_DIR/log4j-console.properties" \
  -cp "$FLINK_HOME/lib/*" "$class" --configDir "$FLINK_CONF_DIR" ${sizes[1]:-} "$@"
