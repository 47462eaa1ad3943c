/**
 * Judging again on this machine: the detection job over what the Kafka of an instance holds, in a
 * cluster of its own, with everything it says collected in memory.
 */
package dev.offsite.standalone.rejudge;
