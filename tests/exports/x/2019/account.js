window.YTD.account.part0 = [ {
  "account" : {
    "username" : "made_up",
    "accountId" : "424242",
    "accountDisplayName" : "Made Up"
  }
} ]