package io.drivemend.testing;

import io.drivemend.model.KeyPath;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Windows' own reg.exe and regedit.exe: they see and change the registry independently of the code under test. */
public final class RegExe {

  private RegExe() {}

  /** The data as {@code reg query} prints it; empty when there is no such value. */
  public static Optional<String> query(ValueLocation where) {
    Result result = run("reg", "query", "HKLM\\" + path(where.key()), "/v", where.name(), view(where.view()));
    var line = Pattern.compile("(?m)^\\s+" + Pattern.quote(where.name()) + "\\s+REG_\\w+\\s+(.*?)\\r?$");
    return line.matcher(result.output).results().map(match -> match.group(1)).findFirst();
  }

  /** What {@code reg query} prints of a key: its values and the names of its subkeys. */
  public static String query(View view, KeyPath key) {
    return run("reg", "query", "HKLM\\" + path(key), view(view)).output;
  }

  /** Creates or replaces a value; the key comes into being. */
  public static void add(ValueLocation where, String type, String data) {
    must(
        "reg", "add", "HKLM\\" + path(where.key()), "/v", where.name(), "/t", type, "/d", data, "/f", view(where.view()));
  }

  /** As {@link #add(ValueLocation, String, String)} with REG_SZ. */
  public static void add(ValueLocation where, String text) {
    add(where, "REG_SZ", text);
  }

  /** Deletes a key with all below it. Does nothing when there is none. */
  public static void delete(View view, KeyPath key) {
    run("reg", "delete", "HKLM\\" + path(key), "/f", view(view));
  }

  /** Deletes a key with all below it, and fails when it cannot. */
  public static void deleteExisting(View view, KeyPath key) {
    must("reg", "delete", "HKLM\\" + path(key), "/f", view(view));
  }

  /** Deletes one value. Does nothing when there is none. */
  public static void delete(ValueLocation where) {
    run("reg", "delete", "HKLM\\" + path(where.key()), "/v", where.name(), "/f", view(where.view()));
  }

  /** Creates or replaces a REG_DWORD of the current user. */
  public static void addForUser(String key, String name, int number) {
    must("reg", "add", "HKCU\\" + key, "/v", name, "/t", "REG_DWORD", "/d", Integer.toString(number), "/f");
  }

  /** Deletes a value of the current user. Does nothing when there is none. */
  public static void deleteForUser(String key, String name) {
    run("reg", "delete", "HKCU\\" + key, "/v", name, "/f");
  }

  /** Imports a .reg file as a double click in Explorer does. */
  public static void importFile(Path file) {
    must("regedit", "/s", file.toString());
  }

  /** Exports a key with all below it as a .reg file. */
  public static void export(View view, KeyPath key, Path file) {
    must("reg", "export", "HKLM\\" + path(key), file.toString(), "/y", view(view));
  }

  private static String path(KeyPath key) {
    return String.join("\\", key.names());
  }

  private static String view(View view) {
    return switch (view) {
      case VIEW_64 -> "/reg:64";
      case VIEW_32, NATIVE -> "/reg:32";
    };
  }

  private record Result(int exitCode, String output) {}

  private static void must(String... command) {
    Result result = run(command);
    if (result.exitCode != 0) {
      throw new AssertionError(String.join(" ", command) + " gave " + result);
    }
  }

  private static Result run(String... command) {
    try {
      Process process = PatientStart.of(new ProcessBuilder(command).redirectErrorStream(true));
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      return new Result(process.waitFor(), output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
