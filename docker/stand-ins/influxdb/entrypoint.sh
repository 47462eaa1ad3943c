#!/bin/bash
# Understands DOCKER_INFLUXDB_INIT_{MODE,BUCKET,ADMIN_TOKEN,ADMIN_TOKEN_FILE,RETENTION} of InfluxDB
# 2's image. The bucket becomes a database; organisation, user and password are taken and ignored.
set -euo pipefail

if [ "$(id -u)" = 0 ]; then
  chown -R influxdb:influxdb /var/lib/influxdb2 /etc/influxdb2
  exec setpriv --reuid influxdb --regid influxdb --init-groups "$0" "$@"
fi
[ "${1:-}" = influxd ] || exec "$@"

token=${DOCKER_INFLUXDB_INIT_ADMIN_TOKEN:-}
[ -z "${DOCKER_INFLUXDB_INIT_ADMIN_TOKEN_FILE:-}" ] || token=$(cat "$DOCKER_INFLUXDB_INIT_ADMIN_TOKEN_FILE")
case "$token" in
  '') token=none-was-set-up-$RANDOM$RANDOM$RANDOM ;;
  *[!A-Za-z0-9._=/+-]*) echo "a token of characters that InfluxDB would not make" >&2; exit 64 ;;
esac
umask 077
sed "s|@TOKEN@|$token|g" /etc/stand-in/nginx.conf >/tmp/nginx.conf

/usr/bin/influxd -config /etc/stand-in/influxdb.conf &
influxd=$!
trap 'kill -TERM $(jobs -p) 2>/dev/null || true' TERM INT
until curl -fsS -o /dev/null http://127.0.0.1:8087/ping 2>/dev/null; do
  kill -0 "$influxd" || exit 1
  sleep 0.1
done
if [ "${DOCKER_INFLUXDB_INIT_MODE:-}" = setup ]; then
  : "${DOCKER_INFLUXDB_INIT_BUCKET:?is missing}"
  duration=${DOCKER_INFLUXDB_INIT_RETENTION:-}
  [ "${duration:-0}" != 0 ] || duration=
  curl -fsS -o /dev/null http://127.0.0.1:8087/query --data-urlencode \
    "q=CREATE DATABASE \"$DOCKER_INFLUXDB_INIT_BUCKET\"${duration:+ WITH DURATION $duration}"
fi
/usr/sbin/nginx -c /tmp/nginx.conf &
# Either one's end is the end of the container.
wait -n || true
kill -TERM $(jobs -p) 2>/dev/null || true
wait
