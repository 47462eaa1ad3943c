package dev.offsite.standalone.health;

/** Looks at one part. Called by one thread at a time; answers within a few seconds. */
public interface PartCheck {

  /** Name of the part, always the same. */
  String part();

  /** How it is at this moment. */
  PartHealth look() throws InterruptedException;
}
