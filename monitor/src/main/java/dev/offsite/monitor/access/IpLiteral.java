package dev.offsite.monitor.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses as text. Names are no addresses and are never looked up: the text may come from
 * anybody.
 */
final class IpLiteral {

  private static final Pattern BRACKETS = Pattern.compile("\\[([0-9a-fA-F:.]+)](?::[0-9]{1,5})?");
  private static final Pattern V4 =
      Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})(?::[0-9]{1,5})?");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

  private static final int V6_BYTES = 16;
  private static final int BYTE_MAX = 255;

  /**
   * The 4 or 16 bytes of an address, with or without brackets and port; empty if it is none. One of
   * IPv4 that is written as IPv6 ({@code ::ffff:10.0.0.1}) has 4.
   */
  static Optional<byte[]> parse(String text) {
    Optional<byte[]> four = four(text);
    if (four.isPresent()) {
      return four;
    }
    var brackets = BRACKETS.matcher(text);
    return six(brackets.matches() ? brackets.group(1) : text).map(IpLiteral::unmapped);
  }

  /** An address in one form, without brackets and port; empty if it is none. */
  static Optional<String> normal(String text) {
    return parse(text).map(IpLiteral::write);
  }

  private static Optional<byte[]> four(String text) {
    var parts = V4.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < bytes.length; i++) {
      int value = Integer.parseInt(parts.group(i + 1));
      if (value > BYTE_MAX) {
        return Optional.empty();
      }
      bytes[i] = (byte) value;
    }
    return Optional.of(bytes);
  }

  private static Optional<byte[]> six(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0) {
      Optional<byte[]> head = groups(text.substring(0, gap));
      Optional<byte[]> tail = groups(text.substring(gap + 2));
      if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length >= V6_BYTES) {
        return Optional.empty();
      }
      byte[] bytes = Arrays.copyOf(head.get(), V6_BYTES);
      System.arraycopy(tail.get(), 0, bytes, V6_BYTES - tail.get().length, tail.get().length);
      return Optional.of(bytes);
    }
    return groups(text).filter(bytes -> bytes.length == V6_BYTES);
  }

  /** Groups of four hexadecimal digits; the last may be an address of IPv4. */
  private static Optional<byte[]> groups(String text) {
    if (text.isEmpty()) {
      return Optional.of(new byte[0]);
    }
    List<Byte> bytes = new ArrayList<>();
    String[] groups = text.split(":", -1);
    for (int i = 0; i < groups.length; i++) {
      if (i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        Optional<byte[]> four = four(groups[i]);
        if (four.isEmpty()) {
          return Optional.empty();
        }
        for (byte one : four.get()) {
          bytes.add(one);
        }
      } else if (GROUP.matcher(groups[i]).matches()) {
        int value = Integer.parseInt(groups[i], 16);
        bytes.add((byte) (value >> Byte.SIZE));
        bytes.add((byte) value);
      } else {
        return Optional.empty();
      }
    }
    if (bytes.size() > V6_BYTES) {
      return Optional.empty();
    }
    byte[] joined = new byte[bytes.size()];
    for (int i = 0; i < joined.length; i++) {
      joined[i] = bytes.get(i);
    }
    return Optional.of(joined);
  }

  private static byte[] unmapped(byte[] six) {
    for (int i = 0; i < 12; i++) {
      if (six[i] != (i < 10 ? 0 : (byte) 0xff)) {
        return six;
      }
    }
    return Arrays.copyOfRange(six, 12, V6_BYTES);
  }

  private static String write(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    if (bytes.length == 4) {
      for (byte one : bytes) {
        text.append(text.length() == 0 ? "" : ".").append(one & 0xff);
      }
    } else {
      for (int i = 0; i < bytes.length; i += 2) {
        text.append(i == 0 ? "" : ":")
            .append(Integer.toHexString(((bytes[i] & 0xff) << Byte.SIZE) | (bytes[i + 1] & 0xff)));
      }
    }
    return text.toString();
  }

  private IpLiteral() {}
}
