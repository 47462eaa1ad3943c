package dev.offsite.standalone.broker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Objects;

/**
 * Where a connection comes from.
 *
 * @param text address without port, or {@code unknown}
 * @param isLoopback whether it is this machine
 */
record RemoteAddress(String text, boolean isLoopback) {

  /** Of a connection whose other end is not known: not trusted as local. */
  static final RemoteAddress UNKNOWN = new RemoteAddress("unknown", false);

  RemoteAddress {
    Objects.requireNonNull(text, "text");
  }

  static RemoteAddress of(SocketAddress address) {
    if (address instanceof InetSocketAddress internet && internet.getAddress() != null) {
      InetAddress host = internet.getAddress();
      return new RemoteAddress(host.getHostAddress(), host.isLoopbackAddress());
    }
    return UNKNOWN;
  }
}
