package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.schemas.reference.TripTerms;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is known of the load of one truck: the word of its sensor, held against flicker, or what the
 * drive shows. Mutable; not thread-safe. Hot path.
 */
final class CargoWatch {

  static final long NONE = Long.MIN_VALUE;

  private static final int CODE = 0b111;
  private static final int SINCE = 8;
  private static final int SAID = 16;
  private static final int CONTRARY = 32;

  private static final Cargo[] IN_STATE = {
    Cargo.UNKNOWN, Cargo.LOADED, Cargo.PRESUMED_LOADED, Cargo.EMPTY, Cargo.PRESUMED_EMPTY
  };

  private Cargo cargo = Cargo.UNKNOWN;

  /** When it became loaded, or empty. */
  private long sinceMs = NONE;

  /** Last word of the sensor that agrees. */
  private long saidMs = NONE;

  /** Since when the sensor says the contrary. */
  private long contraryMs = NONE;

  /** What is known. */
  Cargo cargo() {
    return cargo;
  }

  /** When it became loaded or empty, as far as known, milliseconds since the epoch. */
  long sinceMs() {
    return sinceMs;
  }

  /** Takes the word of a sensor: at once where nothing contradicts it, else after a while. */
  void hear(Fix fix, TripTerms terms) {
    Cargo said = said(fix, terms);
    if (said == Cargo.UNKNOWN) {
      fade(fix.timeMs(), terms);
    } else if (cargo == Cargo.UNKNOWN) {
      become(said, fix.timeMs());
      saidMs = fix.timeMs();
    } else if (cargo.isLoaded() == said.isLoaded()) {
      cargo = said;
      saidMs = fix.timeMs();
      contraryMs = NONE;
    } else {
      if (contraryMs == NONE) {
        contraryMs = fix.timeMs();
      }
      if (fix.timeMs() - contraryMs >= millis(terms.cargoHoldS())) {
        become(said, contraryMs);
        saidMs = fix.timeMs();
      }
    }
  }

  /** What the drive shows; counts only where no sensor has spoken lately. */
  void presume(Cargo presumed, long timeMs, TripTerms terms) {
    if (saidMs != NONE && timeMs - saidMs <= millis(terms.cargoKnownS())) {
      return;
    }
    if (cargo.isLoaded() != presumed.isLoaded() || cargo == Cargo.UNKNOWN) {
      become(presumed, timeMs);
    }
  }

  /** Nothing is known any more. */
  void forget() {
    become(Cargo.UNKNOWN, NONE);
    saidMs = NONE;
  }

  private void fade(long timeMs, TripTerms terms) {
    contraryMs = NONE;
    if (saidMs != NONE && timeMs - saidMs > millis(terms.cargoKnownS())) {
      cargo = cargo.isLoaded() ? Cargo.PRESUMED_LOADED : Cargo.PRESUMED_EMPTY;
      saidMs = NONE;
    }
    if (saidMs == NONE && sinceMs != NONE && timeMs - sinceMs > millis(terms.maxTripS())) {
      forget();
    }
  }

  private void become(Cargo next, long timeMs) {
    cargo = next;
    sinceMs = timeMs;
    contraryMs = NONE;
  }

  private static Cargo said(Fix fix, TripTerms terms) {
    Cargo load = Cargo.of(fix);
    if (load != Cargo.UNKNOWN || fix.payloadKg() == Fix.UNKNOWN) {
      return load;
    }
    if (fix.payloadKg() >= terms.payloadLoadedKg()) {
      return Cargo.LOADED;
    }
    return fix.payloadKg() <= terms.payloadEmptyKg() ? Cargo.EMPTY : Cargo.UNKNOWN;
  }

  static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }

  CargoWatch copy() {
    CargoWatch copy = new CargoWatch();
    copy.cargo = cargo;
    copy.sinceMs = sinceMs;
    copy.saidMs = saidMs;
    copy.contraryMs = contraryMs;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    int code = 0;
    while (IN_STATE[code] != cargo) {
      code++;
    }
    out.writeByte(
        code
            | (sinceMs == NONE ? 0 : SINCE)
            | (saidMs == NONE ? 0 : SAID)
            | (contraryMs == NONE ? 0 : CONTRARY));
    for (long timeMs : new long[] {sinceMs, saidMs, contraryMs}) {
      if (timeMs != NONE) {
        out.writeLong(timeMs);
      }
    }
  }

  static CargoWatch read(DataInput in) throws IOException {
    CargoWatch watch = new CargoWatch();
    int bits = in.readUnsignedByte();
    int code = bits & CODE;
    if (code >= IN_STATE.length) {
      throw new IOException("cargo " + code + " in state is none of 0 to " + (IN_STATE.length - 1));
    }
    watch.cargo = IN_STATE[code];
    watch.sinceMs = (bits & SINCE) == 0 ? NONE : in.readLong();
    watch.saidMs = (bits & SAID) == 0 ? NONE : in.readLong();
    watch.contraryMs = (bits & CONTRARY) == 0 ? NONE : in.readLong();
    return watch;
  }
}
