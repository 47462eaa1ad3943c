package dev.offsite.simulators.fault;

import java.util.SplittableRandom;

/**
 * What a fault needs to act on one device.
 *
 * @param random of this device and fault alone
 * @param common seed that all devices with this fault share, for what hits them together
 * @param beginMillis begin of the run, milliseconds since the epoch
 * @param count takes note of what the fault does
 */
record DeviceDraw(SplittableRandom random, long common, long beginMillis, FaultCounter count) {}
