#include "api/cli/command.h"

#include <cstdint>
#include <optional>
#include <utility>

#include <CLI/CLI.hpp>

namespace vouch::cli {

Option Option::required() const {
  option_->required();
  return *this;
}

Option Option::one_of(const std::vector<std::string>& words) const {
  option_->check(CLI::IsMember(words));
  return *this;
}

Option Option::check(std::function<std::string(const std::string&)> problem) const {
  option_->check(std::move(problem));
  return *this;
}

Option Option::repeated() const {
  option_->allow_extra_args(false)->take_all();
  return *this;
}

Option Option::delimited(char between) const {
  option_->delimiter(between);
  return *this;
}

Option Option::with_default() const {
  option_->capture_default_str();
  return *this;
}

template <class T>
Option Command::add_option(const std::string& names, T& target, const std::string& help) const {
  return Option(app_->add_option(names, target, help));
}

void Command::add_flag(const std::string& names, bool& target, const std::string& help) const {
  app_->add_flag(names, target, help);
}

void Command::add_flag(const std::string& names, std::function<void()> when_given, const std::string& help) const {
  app_->add_flag_callback(names, std::move(when_given), help);
}

void Command::callback(std::function<void()> chosen) const { app_->callback(std::move(chosen)); }

template Option Command::add_option(const std::string&, std::string&, const std::string&) const;
template Option Command::add_option(const std::string&, std::vector<std::string>&, const std::string&) const;
template Option Command::add_option(const std::string&, std::optional<std::string>&, const std::string&) const;
template Option Command::add_option(const std::string&, std::uint32_t&, const std::string&) const;
template Option Command::add_option(const std::string&, std::uint64_t&, const std::string&) const;
template Option Command::add_option(const std::string&, std::optional<std::uint32_t>&, const std::string&) const;
template Option Command::add_option(const std::string&, std::optional<std::int64_t>&, const std::string&) const;
template Option Command::add_option(const std::string&, std::optional<double>&, const std::string&) const;

}  // namespace vouch::cli
