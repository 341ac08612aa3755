package io.drivemend.ui.shared;

/** How the window looks. */
public enum Look {
  LIGHT,
  DARK,
  /** The colours of the system's contrast theme, for people who need them. */
  HIGH_CONTRAST;

  /** What the technician asks for; the system decides unless told otherwise. */
  public enum Choice {
    SYSTEM,
    LIGHT,
    DARK
  }

  /**
   * The look that follows from a wish and from what the system says. High contrast goes before any wish.
   *
   * @param systemIsDark whether applications shall be dark ({@code AppsUseLightTheme} is 0)
   * @param highContrast whether a contrast theme is on
   */
  public static Look of(Choice choice, boolean systemIsDark, boolean highContrast) {
    if (highContrast) {
      return HIGH_CONTRAST;
    }
    return switch (choice) {
      case SYSTEM -> systemIsDark ? DARK : LIGHT;
      case LIGHT -> LIGHT;
      case DARK -> DARK;
    };
  }
}
