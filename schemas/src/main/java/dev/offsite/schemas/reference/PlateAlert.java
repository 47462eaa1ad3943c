package dev.offsite.schemas.reference;

/** What is known against a plate: whoever carries it need not be its owner. */
public enum PlateAlert {
  /** Copies of it are on other vehicles. */
  CLONED,
  /** It was stolen, or belongs to a stolen vehicle. */
  STOLEN
}
