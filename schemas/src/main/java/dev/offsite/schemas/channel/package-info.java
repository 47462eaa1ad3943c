/**
 * Where messages travel: MQTT topic names, Kafka topics, record headers, and what becomes of a
 * message that cannot be judged.
 */
package dev.offsite.schemas.channel;
