package io.drivemend.ui.shared;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * The style sheets of a {@link Look}. AtlantaFX's Primer gives controls and named colours; our own sheet names only
 * those colours, so that it holds in light and in dark. AtlantaFX would paint over the system's contrast theme, which
 * JavaFX's own Modena follows: with high contrast Modena comes back and a small sheet lends it the colours' names.
 */
public final class Theme {

  private static final List<String> TEXT_FONTS = List.of("Segoe UI", "Inter", "Noto Sans", "Liberation Sans");
  private static final List<String> CODE_FONTS =
      List.of("Cascadia Mono", "Consolas", "DejaVu Sans Mono", "Liberation Mono");

  private final Look look;

  public Theme(Look look) {
    this.look = look;
  }

  /** Makes the look that of all windows; to be called once, before the first scene. */
  public void install() {
    Application.setUserAgentStylesheet(
        switch (look) {
          case LIGHT -> new PrimerLight().getUserAgentStylesheet();
          case DARK -> new PrimerDark().getUserAgentStylesheet();
          case HIGH_CONTRAST -> Application.STYLESHEET_MODENA;
        });
  }

  /** Gives a scene our own styles. */
  public void style(Scene scene) {
    scene.getStylesheets().setAll(sheets());
  }

  private List<String> sheets() {
    String fonts = fonts(Set.copyOf(Font.getFamilies()));
    return switch (look) {
      case LIGHT, DARK -> List.of(sheet("drivemend.css"), fonts);
      case HIGH_CONTRAST -> List.of(sheet("high-contrast.css"), sheet("drivemend.css"), fonts);
    };
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
  }

  /** JavaFX takes one font family and no list, so the first one that is installed is picked here. */
  private static String fonts(Set<String> installed) {
    String text = family(TEXT_FONTS, installed).map(name -> rule(".root", name)).orElse("");
    String code = rule(".code", family(CODE_FONTS, installed).orElse("Monospaced"));
    String css = text + code;
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> family(List<String> wanted, Set<String> installed) {
    Set<String> known = installed.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return wanted.stream().filter(name -> known.contains(name.toLowerCase(Locale.ROOT))).findFirst();
  }

  private static String rule(String selector, String family) {
    return selector + " { -fx-font-family: \"" + family + "\"; }\n";
  }
}
