# What the admin has in the home folder.
{
  home-manager.users.admin.file.".config/git/config" = ''
    [user]
      name = Admin
  '';
}
