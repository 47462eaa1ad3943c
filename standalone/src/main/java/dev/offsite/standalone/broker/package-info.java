/**
 * An MQTT broker (Apache ActiveMQ Artemis) in this process, for MQTT 5 and 3.1.1, without anonymous
 * access.
 */
package dev.offsite.standalone.broker;
