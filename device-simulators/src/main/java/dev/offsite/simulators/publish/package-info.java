/** Sending device messages at their time: the pace, the MQTT client, and what was sent when. */
package dev.offsite.simulators.publish;
