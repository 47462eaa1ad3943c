package dev.offsite.monitor.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The reverse proxies before this server: only what they say of whom they speak for is believed.
 *
 * @param blocks their addresses
 */
public record TrustedProxies(List<AddressBlock> blocks) {

  /** No proxy: whoever connects is who asks. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  /** A chain of proxies is shorter; whoever sends more wants to cost time. */
  private static final int HOPS_MAX = 32;

  public TrustedProxies {
    blocks = List.copyOf(blocks);
  }

  /**
   * Addresses and blocks with commas between them: {@code 10.0.0.0/8, ::1}.
   *
   * @throws IllegalArgumentException naming the one that is none
   */
  public static TrustedProxies parse(String text) {
    List<AddressBlock> blocks = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      blocks.add(AddressBlock.parse(part.strip()));
    }
    return new TrustedProxies(blocks);
  }

  /**
   * Who asks: the address nearest to this server that is no trusted proxy.
   *
   * <p>Read from the right, as each proxy appends the address that it was asked from; what stands
   * left of the first stranger is the stranger's own word. An entry that is no address ends the
   * search at the proxy that passed it on.
   *
   * @param peer address of the connection
   * @param forwardedFor values of the header {@code X-Forwarded-For}, in their order
   */
  public String client(String peer, List<String> forwardedFor) {
    String nearest = IpLiteral.normal(peer).orElse(peer);
    if (!trusts(nearest)) {
      return nearest;
    }
    List<String> hops = new ArrayList<>();
    for (String header : forwardedFor) {
      hops.addAll(List.of(header.split(",", -1)));
    }
    Collections.reverse(hops);
    for (String hop : hops.subList(0, Math.min(hops.size(), HOPS_MAX))) {
      Optional<String> address = IpLiteral.normal(hop.strip());
      if (address.isEmpty()) {
        return nearest;
      }
      nearest = address.get();
      if (!trusts(nearest)) {
        return nearest;
      }
    }
    return nearest;
  }

  private boolean trusts(String address) {
    return IpLiteral.parse(address)
        .filter(bytes -> blocks.stream().anyMatch(block -> block.contains(bytes)))
        .isPresent();
  }
}
