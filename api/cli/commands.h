// Every command adds itself to the program: its options, its help with examples, and the action that it leaves in the
// session. One file a command.
#pragma once

#include "api/cli/command.h"
#include "api/cli/session.h"

namespace vouch::cli {

void add_demo(CLI::App& program, Session& session);
void add_generate(CLI::App& program, Session& session);
void add_convert(CLI::App& program, Session& session);
void add_check(CLI::App& program, Session& session);
void add_build(CLI::App& program, Session& session);
void add_inspect(CLI::App& program, Session& session);
void add_shortlist(CLI::App& program, Session& session);
void add_overlap(CLI::App& program, Session& session);
void add_similar(CLI::App& program, Session& session);
void add_audit(CLI::App& program, Session& session);
void add_score(CLI::App& program, Session& session);
void add_plan(CLI::App& program, Session& session);
void add_assign(CLI::App& program, Session& session);
void add_evaluate(CLI::App& program, Session& session);
void add_experiment(CLI::App& program, Session& session);
void add_authenticity(CLI::App& program, Session& session);
void add_models(CLI::App& program, Session& session);
void add_rules(CLI::App& program, Session& session);
void add_text(CLI::App& program, Session& session);
void add_serve(CLI::App& program, Session& session);
void add_hash(CLI::App& program, Session& session);
void add_key(CLI::App& program, Session& session);
void add_completion(CLI::App& program, Session& session);

/// A command with its description and examples (a line each, without "vouch NAME"), and the option --lang.
Command add_command(CLI::App& program, Session& session, const std::string& name, const std::string& description,
                    const std::string& examples);

}  // namespace vouch::cli
