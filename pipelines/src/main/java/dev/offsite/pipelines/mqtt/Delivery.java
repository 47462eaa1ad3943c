package dev.offsite.pipelines.mqtt;

/**
 * A message on its way from a connection to the job.
 *
 * @param connectionNumber which connection of the split delivered it
 * @param packetIdentifier the identifier to acknowledge with, 0 for QoS 0
 * @param message the message
 */
record Delivery(long connectionNumber, int packetIdentifier, MqttMessage message) {}
