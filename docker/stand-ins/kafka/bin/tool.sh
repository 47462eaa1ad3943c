#!/bin/sh
# Starts the tool under whose name it was called; `tools` beside it says which class that is.
name=$(basename "$0" .sh)
class=$(sed -n "s/^$name //p" "$(dirname "$0")/tools")
[ -n "$class" ] || { echo "$name: no such tool in this stand-in" >&2; exit 64; }
exec "$(dirname "$0")/kafka-run-class.sh" "$class" "$@"
