package dev.offsite.standalone.bench;

/**
 * A message as one number: of 10 million different ones, two are the same with a probability of 3
 * in a million.
 */
final class MessageHash {

  /** FNV-1a with 64 bits, finished by the mix of SplittableRandom's seeds (Stafford's 13th). */
  static long of(String deviceId, byte[] payload) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < deviceId.length(); i++) {
      hash = (hash ^ deviceId.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ 0x1ff) * 0x100000001b3L; // between the two
    for (byte each : payload) {
      hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }

  private MessageHash() {}
}
