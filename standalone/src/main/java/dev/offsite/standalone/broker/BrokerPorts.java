package dev.offsite.standalone.broker;

/**
 * The ports of the broker, chosen before it starts.
 *
 * @param devices of the listener that devices connect to
 * @param local of the plain listener on loopback for the parts on this machine; the same where one
 *     listener serves both
 */
public record BrokerPorts(int devices, int local) {}
