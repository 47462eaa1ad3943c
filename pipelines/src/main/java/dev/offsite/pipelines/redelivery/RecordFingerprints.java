package dev.offsite.pipelines.redelivery;

import dev.offsite.pipelines.decode.RawRecord;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit digest of one report as it was sent: the MQTT topic name, the payload's bytes and the
 * position in the batch. Equal for what the transport repeats; two different reports share one with
 * a chance of 2<sup>-64</sup>. The same in every process. Hot path.
 */
final class RecordFingerprints {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static long of(RawRecord raw, int index) {
    byte[] bytes = raw.payload();
    long hash = mix(bytes.length, index);
    String topic = raw.mqttTopic();
    for (int i = 0; i < topic.length(); i++) {
      hash = hash * 31 + topic.charAt(i);
    }
    int i = 0;
    for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
      hash = mix(hash, (long) LONG.get(bytes, i));
    }
    long rest = 0;
    for (; i < bytes.length; i++) {
      rest = rest << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return mix(hash, rest);
  }

  /** The finisher of SplitMix64 over a running combination. */
  private static long mix(long hash, long value) {
    long z = hash * 31 + value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private RecordFingerprints() {}
}
