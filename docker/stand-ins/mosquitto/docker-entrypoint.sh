#!/bin/sh
# As root, gives the broker's folders to its user; the broker itself then becomes that user.
set -e
[ "$(id -u)" != 0 ] || chown -R mosquitto:mosquitto /mosquitto 2>/dev/null || true
exec "$@"
