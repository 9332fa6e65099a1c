; Makes the installer for Windows from dist\Scorecard, after "pyinstaller build.spec":
;   iscc packaging\windows\scorecard.iss
; Number and maker come from the program that was built.
#define Built SourcePath + "..\..\dist\Scorecard"
#define Version GetStringFileInfo(Built + "\Scorecard.exe", "ProductVersion")
#define Maker GetStringFileInfo(Built + "\Scorecard.exe", "CompanyName")

[Setup]
AppId={{6B0B6E0B-3B0C-4E5C-9C56-6F1F8A1E5C0D}
AppName=Scorecard
AppVersion={#Version}
AppPublisher={#Maker}
VersionInfoVersion={#Version}
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\scorecard.ico
UninstallDisplayIcon={app}\Scorecard.exe
OutputDir=..\..\dist
OutputBaseFilename=Scorecard-{#Version}-setup
DefaultDirName={autopf}\Scorecard
DefaultGroupName=Scorecard
DisableProgramGroupPage=yes
; For this user without asking for an administrator; for all users where the person wants it.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
ChangesEnvironment=yes
Compression=lzma2
SolidCompression=yes
WizardStyle=modern

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: path; Description: "Add scorecard-cli to the path, for the command line and the Task Scheduler"; Flags: unchecked

[InstallDelete]
; What an older version carried and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Built}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "..\..\build\icons\company.ico"; DestDir: "{app}"; Flags: ignoreversion

[Icons]
Name: "{group}\Scorecard"; Filename: "{app}\Scorecard.exe"; AppUserModelID: "app.scorecard.Scorecard"
Name: "{autodesktop}\Scorecard"; Filename: "{app}\Scorecard.exe"; Tasks: desktopicon; AppUserModelID: "app.scorecard.Scorecard"

[Registry]
Root: HKA; Subkey: "Software\Classes\.scorecard"; ValueType: string; ValueData: "Scorecard.Company"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.scorecard"; ValueType: string; ValueName: "Content Type"; ValueData: "application/x-scorecard"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.scorecard\OpenWithProgids"; ValueType: string; ValueName: "Scorecard.Company"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Scorecard.Company"; ValueType: string; ValueData: "Scorecard company"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Scorecard.Company\DefaultIcon"; ValueType: string; ValueData: "{app}\company.ico"
Root: HKA; Subkey: "Software\Classes\Scorecard.Company\shell\open\command"; ValueType: string; ValueData: """{app}\Scorecard.exe"" ""%1"""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: not IsOnPath

[Run]
Filename: "{app}\Scorecard.exe"; Description: "{cm:LaunchProgram,Scorecard}"; Flags: nowait postinstall skipifsilent

[Code]
function IsOnPath: Boolean;
var
  Path: string;
begin
  Result := RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Path)
    and (Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Path) + ';') > 0);
end;
