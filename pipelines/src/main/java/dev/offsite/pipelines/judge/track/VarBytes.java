package dev.offsite.pipelines.judge.track;

import java.util.Arrays;

/**
 * Bytes written or read one after the other, with integers of variable length: 7 bits a byte, the
 * lowest first, the sign in the lowest bit of all, so that small differences take one byte. Not
 * thread-safe. Hot path.
 */
final class VarBytes {

  private byte[] bytes;
  private int at;

  VarBytes(int capacity) {
    bytes = new byte[capacity];
  }

  private VarBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  static VarBytes over(byte[] bytes) {
    return new VarBytes(bytes);
  }

  void writeByte(int value) {
    if (at == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2 + 1);
    }
    bytes[at++] = (byte) value;
  }

  void writeLong(long value) {
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7FL) != 0) {
      writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  int readByte() {
    return bytes[at++] & 0xFF;
  }

  long readLong() {
    long value = 0;
    int shift = 0;
    int part;
    do {
      part = readByte();
      value |= (long) (part & 0x7F) << shift;
      shift += 7;
    } while ((part & 0x80) != 0);
    return value >>> 1 ^ -(value & 1);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, at);
  }
}
