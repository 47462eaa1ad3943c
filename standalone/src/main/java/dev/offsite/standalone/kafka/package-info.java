/** A real Kafka broker (KRaft) in this process, on loopback, with every topic made in advance. */
package dev.offsite.standalone.kafka;
