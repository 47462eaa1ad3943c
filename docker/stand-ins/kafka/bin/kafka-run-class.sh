#!/bin/sh
# kafka-run-class.sh CLASS ARGUMENT...
log4j=/opt/kafka/config/tools-log4j2.yaml
[ -e "$log4j" ] || log4j=/etc/kafka/docker/tools-log4j2.yaml
# shellcheck disable=SC2086 # options are several words
exec java ${KAFKA_HEAP_OPTS:--Xmx256m} ${KAFKA_JVM_PERFORMANCE_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC} \
  ${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=$log4j} $KAFKA_OPTS -Dkafka.logs.dir=/opt/kafka/logs \
  -cp '/opt/kafka/libs/*' "$@"
