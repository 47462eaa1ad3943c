package dev.offsite.monitor.access;

import java.util.Arrays;

/**
 * A block of IP addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}; one address is a block
 * of one.
 */
public final class AddressBlock {

  private final byte[] first;
  private final int prefixBits;

  private AddressBlock(byte[] first, int prefixBits) {
    this.first = first;
    this.prefixBits = prefixBits;
  }

  /**
   * Reads a block.
   *
   * @throws IllegalArgumentException naming what is none
   */
  public static AddressBlock parse(String text) {
    int slash = text.indexOf('/');
    byte[] first =
        IpLiteral.parse(slash < 0 ? text : text.substring(0, slash)).orElseThrow(() -> wrong(text));
    if (slash < 0) {
      return new AddressBlock(first, first.length * Byte.SIZE);
    }
    int bits;
    try {
      bits = Integer.parseInt(text.substring(slash + 1));
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
    if (bits < 0 || bits > first.length * Byte.SIZE) {
      throw wrong(text);
    }
    return new AddressBlock(first, bits);
  }

  /** Whether an address of 4 or 16 bytes lies in the block. */
  boolean contains(byte[] address) {
    if (address.length != first.length) {
      return false;
    }
    int whole = prefixBits / Byte.SIZE;
    if (!Arrays.equals(address, 0, whole, first, 0, whole)) {
      return false;
    }
    int left = prefixBits % Byte.SIZE;
    int mask = (0xff00 >> left) & 0xff;
    return left == 0 || ((address[whole] ^ first[whole]) & mask) == 0;
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no IP address and no block such as 10.0.0.0/8");
  }
}
