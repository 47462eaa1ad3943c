package dev.offsite.simulators.recording;

import java.io.ByteArrayOutputStream;

/** Bytes in memory, with numbers of seven bits a byte, the lowest first (LEB128). */
final class VarintOutput extends ByteArrayOutputStream {

  void writeUnsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    write((int) rest);
  }

  /** Zigzag: small numbers of either sign stay short. */
  void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }
}
