package dev.offsite.pipelines.check;

/** Whether a device's feed can be judged. */
public enum Usability {
  /** Nothing to be said. */
  OK("OK"),
  /** It can be judged; something should be put right. */
  REMARKS("USABLE WITH REMARKS"),
  /** What it sends would be refused or judged wrongly. */
  NOT_USABLE("NOT USABLE");

  private final String words;

  Usability(String words) {
    this.words = words;
  }

  /** For a human. */
  public String words() {
    return words;
  }
}
