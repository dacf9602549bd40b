// A command of the program: its options and what it does when it is named. A thin front of CLI11, so that one file includes
// its header: that header alone takes several times as long to compile as the commands do.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace vouch::cli {

/// An option, or an argument where its name has no dash. What follows refines it.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}
  Option required() const;
  /// One of these words.
  Option one_of(const std::vector<std::string>& words) const;
  /// `problem` says what is wrong with a value, "" where nothing is.
  Option check(std::function<std::string(const std::string&)> problem) const;
  /// One value each time that it is named; all are taken.
  Option repeated() const;
  /// Several values in one, with this between them.
  Option delimited(char between) const;
  /// The help shows the value that the target has now.
  Option with_default() const;

 private:
  CLI::Option* option_;
};

/// Refers to the program, which must live longer; cheap to copy.
class Command {
 public:
  explicit Command(CLI::App& app) : app_(&app) {}
  /// "-k,--limit" or "snapshot". T: text, a whole number, double, optional ones of these, a list of texts.
  template <class T>
  Option add_option(const std::string& names, T& target, const std::string& help) const;
  void add_flag(const std::string& names, bool& target, const std::string& help) const;
  void add_flag(const std::string& names, std::function<void()> when_given, const std::string& help) const;
  /// Called when the line was parsed and names this command.
  void callback(std::function<void()> chosen) const;

 private:
  CLI::App* app_;
};

}  // namespace vouch::cli
